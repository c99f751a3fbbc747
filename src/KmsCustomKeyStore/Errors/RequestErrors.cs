namespace KmsCustomKeyStore.Errors;

/// <summary>Requests that KMS would not accept, found before they are sent.</summary>
internal static class RequestErrors
{
    /// <summary>The warning of a password that KMS takes and kmsuser, by AWS's word, cannot have. It says nothing more of it.</summary>
    public const string UnlikelyPassword =
        "The KeyStorePassword has characters other than letters and digits, which the password of kmsuser cannot have, says AWS. "
        + "If it is not that of kmsuser, connecting the key store ends in INVALID_CREDENTIALS.";

    /// <summary>A value is too short or too long.</summary>
    /// <param name="field">The field of the request.</param>
    /// <param name="length">How many characters the value has.</param>
    /// <param name="shortest">The fewest characters that KMS accepts.</param>
    /// <param name="longest">The most characters that KMS accepts.</param>
    /// <param name="shownValue">The value; null if it is a secret.</param>
    public static KmsException InvalidLength(string field, int length, int shortest, int longest, string? shownValue)
    {
        string allowed = length > longest ? $"at most {longest}" : $"at least {shortest}";
        string message = $"The {field} has {length} characters; KMS takes {allowed}.";
        return new KmsException(ErrorIds.InvalidLength, message) { Target = shownValue };
    }

    /// <summary>A value does not match the pattern of its field.</summary>
    /// <param name="field">The field of the request.</param>
    /// <param name="form">The pattern in words.</param>
    /// <param name="shownValue">The value; null if it is a secret.</param>
    public static KmsException InvalidForm(string field, string? form, string? shownValue)
    {
        string name = shownValue is null ? field : $"{field} '{shownValue}'";
        return new KmsException(ErrorIds.InvalidValue, $"The {name} is not of the form that KMS takes: {form}.") { Target = shownValue };
    }

    /// <summary>A field has a fixed set of values, and this is not one of them.</summary>
    public static KmsException UnknownValue(string field, string value, IEnumerable<string> known)
        => new(
            ErrorIds.InvalidValue,
            $"The {field} '{value}' is none that KMS has: it is {string.Join(" or ", known)}.") { Target = value };

    /// <summary>The page size is out of range.</summary>
    public static KmsException InvalidLimit(int limit, int highest)
        => new(ErrorIds.InvalidLimit, $"A Limit of {limit} is not possible: a page holds 1 to {highest} key stores.") { Target = limit };

    /// <summary>Fields that this kind of request needs are missing.</summary>
    public static KmsException MissingValues(string what, IEnumerable<string> missing)
        => new(ErrorIds.MissingValue, $"{what} needs {string.Join(", ", missing)}.");

    /// <summary>Fields were given that this kind of request does not have.</summary>
    public static KmsException ConflictingValues(string what, IEnumerable<string> given)
        => new(ErrorIds.ConflictingValues, $"{what} has no {string.Join(", ", given)}.");

    /// <summary>A field for CloudHSM key stores was given together with one for external key stores.</summary>
    public static KmsException ConflictingTypes(string cloudHsmField, string externalField)
        => new(
            ErrorIds.ConflictingValues,
            $"{cloudHsmField} is for CloudHSM key stores and {externalField} for external ones: no key store takes both.");

    /// <summary>An update names nothing to change.</summary>
    public static KmsException NothingToUpdate() => new(ErrorIds.NothingToUpdate, "Nothing was named that is to be changed.");
}
