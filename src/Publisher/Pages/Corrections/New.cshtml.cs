using Disclosure.Gazette.Inbox;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Corrections;
using Disclosure.Publisher.Settings;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Disclosure.Publisher.Pages.Corrections;

/// <summary>A request that is made by telephone or at a counter, keyed in by a clerk; its receipt is printed or read out.</summary>
[Authorize(Policy = DeskPolicies.Cases)]
public sealed class NewModel(CounterRequests requests, IOptions<DeskOptions> options) : PageModel
{
    /// <summary>Fields in the order of the page, for the error summary.</summary>
    public static IReadOnlyList<string> FieldOrder { get; } =
        [nameof(Channel), nameof(DocumentNumber), nameof(Kind), nameof(Statement), nameof(Correct), nameof(Name), nameof(Contact), nameof(AccessCode), nameof(IdentityTail)];

    /// <summary>Key of the form.</summary>
    [BindProperty]
    public string? FormKey { get; set; }

    /// <summary>Telephone or counter.</summary>
    [BindProperty]
    public RequestChannel? Channel { get; set; }

    /// <summary>文号</summary>
    [BindProperty]
    public string? DocumentNumber { get; set; }

    /// <summary>What is wrong.</summary>
    [BindProperty]
    public CorrectionKind? Kind { get; set; }

    /// <summary>Where and how.</summary>
    [BindProperty]
    public string? Statement { get; set; }

    /// <summary>The right content.</summary>
    [BindProperty]
    public string? Correct { get; set; }

    /// <summary>Who asks.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>How to reach them.</summary>
    [BindProperty]
    public string? Contact { get; set; }

    /// <summary>核验码</summary>
    [BindProperty]
    public string? AccessCode { get; set; }

    /// <summary>Last four of the ID or credit code.</summary>
    [BindProperty]
    public string? IdentityTail { get; set; }

    /// <summary>The receipt, once it is entered.</summary>
    public RequestReceipt? Receipt { get; private set; }

    /// <summary>Id of the request, once it is entered.</summary>
    public string? Id { get; private set; }

    /// <summary>Where the party asks for the reply; empty when the public site's address is not known.</summary>
    public string StatusAddress => options.Value.PublicUrl.Length > 0 ? $"{options.Value.PublicUrl.TrimEnd('/')}/corrections/status" : string.Empty;

    private DeskUser Person => DeskUser.From(User);

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!Person.MayRecord)
        {
            return await RefusedActs.ForbidAsync(this);
        }

        FormKey = RequestReceipt.NewFormKey();
        return Page();
    }

    /// <summary>Enters it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!Person.MayRecord)
        {
            return await RefusedActs.ForbidAsync(this);
        }

        var request = new CounterRequest
        {
            FormKey = FormKey ?? string.Empty,
            Channel = Channel,
            DocumentNumber = DocumentNumber,
            Kind = Kind,
            Statement = Statement,
            Correct = Correct,
            Name = Name,
            Contact = Contact,
            AccessCode = AccessCode,
            IdentityTail = IdentityTail,
        };
        (Id, Receipt, var errors) = await requests.EnterAsync(Person, request, cancellationToken);
        Response.Headers.CacheControl = "no-store";
        foreach (var field in errors)
        {
            ModelState.AddModelError(FieldOrder.Contains(field, StringComparer.Ordinal) ? field : string.Empty, Message(field));
        }

        return Page();
    }

    private static string Message(string field) => field switch
    {
        nameof(Channel) => "请选择申请是怎样提出的。",
        nameof(DocumentNumber) => "请填写决定书文号，不超过 200 字。",
        nameof(Kind) => "请选择哪里不对。",
        nameof(Statement) => "请写明哪一处不对、为什么，不超过 4,000 字。",
        nameof(Name) => "请填写申请人的姓名或者单位名称，不超过 200 字。",
        nameof(CounterRequest.FormKey) => "表单已经失效，请重新打开这个页面。",
        _ => "太长，或者含有不允许的字符。",
    };
}
