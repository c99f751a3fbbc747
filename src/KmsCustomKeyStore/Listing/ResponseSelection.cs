using System.Collections;
using System.Reflection;
using KmsCustomKeyStore.Errors;

namespace KmsCustomKeyStore.Listing;

/// <summary>What <c>-Select</c> asks to be written.</summary>
internal sealed class ResponseSelection
{
    private readonly Func<object, IEnumerable<object>> _apply;

    private ResponseSelection(Func<object, IEnumerable<object>> apply, string? parameterName = null)
    {
        _apply = apply;
        ParameterName = parameterName;
    }

    /// <summary>The key stores of a page: what is written where nobody says otherwise.</summary>
    public static ResponseSelection KeyStores { get; } = new(page => ((DescribeCustomKeyStoresResponse)page).CustomKeyStores);

    /// <summary>The parameter whose value is to be written in place of the reply (<c>^Name</c>); null for a part of the reply.</summary>
    public string? ParameterName { get; }

    /// <summary>Reads an expression.</summary>
    /// <param name="expression"><c>*</c>, a path of properties, or <c>^</c> and a parameter's name.</param>
    /// <param name="responseType">The type that a path starts from.</param>
    /// <param name="parameterNames">The parameters that may be named.</param>
    /// <exception cref="KmsException">The expression names what is not there.</exception>
    public static ResponseSelection Parse(string expression, Type responseType, IReadOnlyCollection<string> parameterNames)
    {
        if (expression == "*")
        {
            return new ResponseSelection(response => [response]);
        }

        if (expression is ['^', .. string wanted])
        {
            return new ResponseSelection(_ => [], parameterNames.FirstOrDefault(name => name.Equals(wanted, StringComparison.OrdinalIgnoreCase))
                ?? throw ParameterErrors.SelectsUnknownParameter(expression, parameterNames));
        }

        var path = new List<PropertyInfo>();
        var type = responseType;
        foreach (string segment in expression.Split('.'))
        {
            var property = type.GetProperty(segment, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase)
                ?? throw ParameterErrors.SelectsUnknownProperty(expression, type.Name, type.GetProperties().Select(known => known.Name), segment);
            path.Add(property);
            type = ElementType(property.PropertyType);
        }

        return new ResponseSelection(response => path.Aggregate<PropertyInfo, IEnumerable<object>>(
            [response], (values, property) => values.SelectMany(value => Elements(property.GetValue(value)))));
    }

    /// <summary>Reads what a change is to write; null for nothing.</summary>
    /// <exception cref="KmsException">The expression names what is not there, or the key store is to be written as well.</exception>
    public static ResponseSelection? ParseChange(string? expression, bool passThru, IReadOnlyCollection<string> parameterNames)
        => expression is null ? null
            : passThru ? throw ParameterErrors.SelectAndPassThru()
            : Parse(expression, typeof(CustomKeyStoreOperationResponse), parameterNames);

    /// <summary>The part of a reply that is to be written, one object after the other.</summary>
    public IEnumerable<object> Apply(object response) => _apply(response);

    /// <summary>The value that a request has for <see cref="ParameterName"/>; null where it says nothing.</summary>
    public object? ValueOf(DescribeCustomKeyStoresRequest request)
        => typeof(DescribeCustomKeyStoresRequest).GetProperty(ParameterName!)!.GetValue(request) is var value and not (null or "" or 0) ? value : null;

    private static IEnumerable<object> Elements(object? value) => value switch
    {
        null => [],
        string text => [text],
        IEnumerable list => list.Cast<object>(),
        _ => [value],
    };

    private static Type ElementType(Type type)
        => type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type) ? type.GetGenericArguments()[0] : type;
}
