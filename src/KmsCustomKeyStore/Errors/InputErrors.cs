namespace KmsCustomKeyStore.Errors;

/// <summary>Piped objects that do not say which key store they mean.</summary>
internal static class InputErrors
{
    /// <summary>Null was piped.</summary>
    public static KmsException Null() => new(ErrorIds.InvalidInputObject, "Null was piped: it names no key store.");

    /// <summary>An empty string was piped.</summary>
    public static KmsException EmptyString()
        => new(ErrorIds.InvalidInputObject, "An empty string was piped: it is no CustomKeyStoreId.");

    /// <summary>An object without id and name was piped.</summary>
    /// <param name="typeName">The type of the object.</param>
    /// <param name="target">What the error record shows in place of the object; null for the object itself.</param>
    public static KmsException NamesNoKeyStore(string typeName, object? target)
        => new(
            ErrorIds.InvalidInputObject,
            $"An object of type {typeName} was piped that has neither a CustomKeyStoreId nor a CustomKeyStoreName.") { Target = target };

    /// <summary>A piped request has both an id and a name.</summary>
    public static KmsException IdAndName(string id, string name)
        => new(
            ErrorIds.IdAndNameGiven,
            $"The piped request has both a CustomKeyStoreId ('{id}') and a CustomKeyStoreName ('{name}'): KMS takes one of them.");

    /// <summary>The Limit of a piped request is not a number.</summary>
    public static KmsException LimitIsNoNumber(object? limit)
        => new(ErrorIds.InvalidLimit, $"The piped request's Limit, '{limit}', is no whole number.") { Target = limit };
}
