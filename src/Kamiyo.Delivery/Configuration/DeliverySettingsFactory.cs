using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Kamiyo.Delivery.Configuration;

/// <summary>Makes <see cref="DeliverySettings"/> of the configuration; all problems found fail it together.</summary>
internal sealed class DeliverySettingsFactory(IConfiguration configuration) : IOptionsFactory<DeliverySettings>
{
    /// <exception cref="OptionsValidationException">A setting is missing or wrong; one failure a problem.</exception>
    public DeliverySettings Create(string name)
    {
        var reader = new DeliverySettingsReader(configuration);
        var settings = DeliverySettings.Read(reader);
        return reader.Problems.Count == 0
            ? settings
            : throw new OptionsValidationException(name, typeof(DeliverySettings), reader.Problems);
    }
}
