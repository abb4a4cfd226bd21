using System.Globalization;
using Disclosure.Publisher;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
return await DeskHost.RunAsync(args, Console.In, Console.Out, Console.Error);
