using System.Collections;
using System.Management.Automation;
using KmsCustomKeyStore.Errors;
using KmsCustomKeyStore.Listing;
using KmsCustomKeyStore.Safety;

namespace KmsCustomKeyStore.Commands.Binding;

/// <summary>
/// Reads piped objects. Parameter binding does not do this, because it would accept the text of any object.
/// </summary>
internal static class PipelineInput
{
    private static readonly string[] _requestMembers =
    [
        nameof(DescribeCustomKeyStoresRequest.CustomKeyStoreId),
        nameof(DescribeCustomKeyStoresRequest.CustomKeyStoreName),
        nameof(DescribeCustomKeyStoresRequest.Limit),
        nameof(DescribeCustomKeyStoresRequest.Marker),
    ];

    /// <summary>The elements of an array that was given as a parameter, or a single piped object.</summary>
    public static IEnumerable<PSObject?> Enumerate(PSObject? input)
        => LanguagePrimitives.GetEnumerable(input)?.Cast<object?>().Select(element => element is null ? null : PSObject.AsPSObject(element))
            ?? [input];

    /// <summary>Reads an object that names a key store, or a request.</summary>
    /// <exception cref="KmsException">The object has neither id nor name, or is a request that has both.</exception>
    public static KeyStoreLookup Read(PSObject? input)
    {
        if (input is not null && input.BaseObject is not string && Members(input) is var members && IsRequest(members))
        {
            return ReadRequest(members, input);
        }

        var store = ReadStore(input);
        return store.Id is { } id ? KeyStoreLookup.ById(id, store.Origin) : KeyStoreLookup.ByName(store.Name!, store.Origin);
    }

    /// <summary>Reads an object that names a key store.</summary>
    /// <exception cref="KmsException">The object has neither id nor name.</exception>
    public static KeyStoreReference ReadStore(PSObject? input)
    {
        if (input is null)
        {
            throw InputErrors.Null();
        }

        if (input.BaseObject is string text)
        {
            return text.Length > 0 ? new KeyStoreReference(text) : throw InputErrors.EmptyString();
        }

        var members = Members(input);
        var store = new KeyStoreReference(
            Text(members, nameof(CustomKeyStore.CustomKeyStoreId)),
            Text(members, nameof(CustomKeyStore.CustomKeyStoreName)),
            Origin(Text(members, nameof(CustomKeyStore.Region)), Text(members, nameof(CustomKeyStore.ProfileName))));
        if (store.Id is null && store.Name is null)
        {
            throw InputErrors.NamesNoKeyStore(TypeName(input), HasSecret(members.Keys) ? TypeName(input) : null);
        }

        return store;
    }

    /// <summary>Reads Limit and Marker of a piped request whose id or name was given as a parameter.</summary>
    /// <exception cref="KmsException">The limit of the request is not a number.</exception>
    public static DescribeCustomKeyStoresRequest ReadPaging(PSObject? input)
    {
        var members = input is null || input.BaseObject is string ? [] : Members(input);
        return IsRequest(members) ? Request(null, null, members) : new DescribeCustomKeyStoresRequest();
    }

    // A request is recognized by its paging members. An object that has only an empty id means one store, but does not name it,
    // and must not list all stores.
    private static bool IsRequest(Dictionary<string, object?> members)
        => members.Keys.All(key => _requestMembers.Contains(key, StringComparer.OrdinalIgnoreCase))
            && (members.ContainsKey(nameof(DescribeCustomKeyStoresRequest.Limit))
                || members.ContainsKey(nameof(DescribeCustomKeyStoresRequest.Marker)));

    private static KeyStoreLookup ReadRequest(Dictionary<string, object?> members, PSObject input)
    {
        string? id = Text(members, nameof(DescribeCustomKeyStoresRequest.CustomKeyStoreId));
        string? name = Text(members, nameof(DescribeCustomKeyStoresRequest.CustomKeyStoreName));
        if (id is not null && name is not null)
        {
            throw InputErrors.IdAndName(id, name);
        }

        return new KeyStoreLookup(Request(id, name, members), AskedFor: id ?? name ?? input.BaseObject);
    }

    private static DescribeCustomKeyStoresRequest Request(string? id, string? name, Dictionary<string, object?> members) => new()
    {
        CustomKeyStoreId = id,
        CustomKeyStoreName = name,
        Limit = Limit(members),
        Marker = Text(members, nameof(DescribeCustomKeyStoresRequest.Marker)),
    };

    private static AccountRegion? Origin(string? region, string? profileName)
        => region is null && profileName is null ? null : new AccountRegion(region, profileName);

    private static int Limit(Dictionary<string, object?> members)
    {
        members.TryGetValue(nameof(DescribeCustomKeyStoresRequest.Limit), out object? value);
        return LanguagePrimitives.TryConvertTo(value, out int limit)
            ? limit
            : throw InputErrors.LimitIsNoNumber(value);
    }

    private static Dictionary<string, object?> Members(PSObject input)
    {
        var members = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        if (input.BaseObject is IDictionary dictionary)
        {
            foreach (DictionaryEntry entry in dictionary)
            {
                members[entry.Key.ToString()!] = entry.Value;
            }
        }
        else
        {
            foreach (var property in input.Properties.Where(property => property.IsGettable))
            {
                members[property.Name] = Value(property);
            }
        }

        return members;
    }

    private static object? Value(PSPropertyInfo property)
    {
        try
        {
            return property.Value;
        }
        catch (GetValueException)
        {
            return null;
        }
    }

    private static string? Text(Dictionary<string, object?> members, string name)
        => members.TryGetValue(name, out object? value) && value?.ToString() is { Length: > 0 } text ? text : null;

    private static string TypeName(PSObject input) => input.TypeNames.FirstOrDefault() ?? input.BaseObject.GetType().FullName!;

    // An object with a secret must not become the target of an error.
    private static bool HasSecret(IEnumerable<string> members) => members.Any(SecretNames.IsIn);
}
