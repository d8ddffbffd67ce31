using Kamiyo.Billing.Messages;
using Kamiyo.Delivery.Templates;

namespace Kamiyo.Delivery.Tests.Templates;

public sealed class EmailTemplatesTests
{
    [Fact]
    public void Each_kind_of_e_mail_has_its_file_and_no_file_is_left_over()
    {
        const string folder = "Kamiyo.Delivery.Emails.";
        var files = typeof(EmailTemplates).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(folder, StringComparison.Ordinal));

        files.Select(name => name[folder.Length..])
            .ShouldBe(Samples.Kinds.Select(kind => $"{kind.Name()}.txt").Concat(["footer.txt", "layout.html"]), ignoreOrder: true);
    }

    [Fact]
    public void Operators_get_no_e_mail() =>
        Should.Throw<ArgumentException>(() => EmailTemplates.For(MessageKind.InvoiceWrittenOffAlert)).Message.ShouldContain("invoice_written_off_alert");
}
