using System.Text;
using Microsoft.Data.Sqlite;

namespace Disclosure.EndToEnd.MainJob;

/// <summary>A copy of a gazette in use, as a backup takes it, and a hand that changes it.</summary>
internal static class GazetteCopy
{
    static GazetteCopy() => SQLitePCL.Batteries_V2.Init();

    public static void Take(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var name in new[] { "gazette-keys.db", "gazette.db" })
        {
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(from, name), Mode = SqliteOpenMode.ReadOnly }.ConnectionString);
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "VACUUM INTO $to";
            command.Parameters.AddWithValue("$to", Path.Combine(to, name));
            command.ExecuteNonQuery();
        }
    }

    /// <summary>Changes one byte of the log: the last symbol of a record's id, where it first stands.</summary>
    public static void ChangeOneByte(string file, string recordId)
    {
        var bytes = File.ReadAllBytes(file);
        var at = bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(recordId));
        Assert.True(at > 0, "The record's id does not stand in the log.");
        bytes[at + recordId.Length - 1] = bytes[at + recordId.Length - 1] == (byte)'0' ? (byte)'1' : (byte)'0';
        File.WriteAllBytes(file, bytes);
    }
}
