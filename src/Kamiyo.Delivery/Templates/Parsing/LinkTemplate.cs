using System.Text.RegularExpressions;
using Kamiyo.Delivery.Templates.Bodies;

namespace Kamiyo.Delivery.Templates.Parsing;

/// <summary>A line <c>[label](address)</c>.</summary>
internal sealed partial class LinkTemplate : TemplateBlock
{
    private readonly string _label;
    private readonly TemplateLine _address;

    private LinkTemplate(string label, TemplateLine address) => (_label, _address) = (label, address);

    /// <exception cref="TemplateException">It is no such line.</exception>
    public static LinkTemplate Parse(string line)
    {
        var match = Form().Match(line);
        return match.Success
            ? new LinkTemplate(match.Groups["label"].Value, TemplateLine.Parse(match.Groups["address"].Value))
            : throw new TemplateException($"'{line}' is no link.");
    }

    public override BodyBlock? Fill(TemplateValues values) => _address.Fill(values) is { } address ? new Link(_label, address) : null;

    [GeneratedRegex(@"\A\[(?<label>[^\[\]\n{}]+)\]\((?<address>[^()\n]+)\)\z")]
    private static partial Regex Form();
}
