namespace KmsCustomKeyStore.Errors;

/// <summary>Parameters of a cmdlet that cannot be used.</summary>
internal static class ParameterErrors
{
    /// <summary>-EndpointUrl is not a web address.</summary>
    public static KmsException InvalidEndpointUrl(string? url)
        => new(ErrorIds.InvalidEndpointUrl, $"'{url}' is not an http or https address.") { Target = url };

    /// <summary>-EndpointUrl holds a user name, and so perhaps a password. It is not shown.</summary>
    public static KmsException EndpointUrlWithUser()
        => new(
            ErrorIds.InvalidEndpointUrl,
            "The address in -EndpointUrl holds a user name or an '@'. Requests are signed, and need neither user nor password.")
        {
            Target = "-EndpointUrl",
        };

    /// <summary>A pattern for profiles matches none.</summary>
    public static KmsException NoProfileMatches(string pattern)
        => new(ErrorIds.ProfileNotFound, $"No profile in the AWS config and credentials files matches '{pattern}'.") { Target = pattern };

    /// <summary>A pattern for regions matches none.</summary>
    public static KmsException NoRegionMatches(string pattern)
        => new(ErrorIds.UnknownRegion, $"No region matches '{pattern}'.") { Target = pattern };

    /// <summary>A ConnectionState to wait for does not exist.</summary>
    public static KmsException UnknownConnectionState(string state, IEnumerable<string> known)
        => new(ErrorIds.InvalidValue, $"'{state}' is no ConnectionState: it is {string.Join(", ", known)}.") { Target = state };

    /// <summary>-Select names a parameter (<c>^Name</c>) that it cannot write.</summary>
    public static KmsException SelectsUnknownParameter(string expression, IEnumerable<string> parameters)
        => InvalidSelect(expression, $"it can name {string.Join(", ", parameters)}");

    /// <summary>-Select names a property that the type does not have.</summary>
    public static KmsException SelectsUnknownProperty(string expression, string typeName, IEnumerable<string> properties, string unknown)
        => InvalidSelect(expression, $"{typeName} has {string.Join(", ", properties)}, and no '{unknown}'");

    /// <summary>-Select and -PassThru were given together.</summary>
    public static KmsException SelectAndPassThru()
        => new(ErrorIds.SelectAndPassThru, "-Select and -PassThru both say what is to be written.");

    private static KmsException InvalidSelect(string expression, string reason)
        => new(ErrorIds.InvalidSelect, $"-Select '{expression}' cannot be used: {reason}.");
}
