using System.Collections;
using System.Reflection;
using KmsCustomKeyStore.Errors;

namespace KmsCustomKeyStore.Listing;

/// <summary>The part of a reply that <c>-Select</c> writes.</summary>
internal sealed class ResponseSelection
{
    private readonly Func<object, IEnumerable<object>> _apply;

    private ResponseSelection(Func<object, IEnumerable<object>> apply, string? parameterName = null)
    {
        _apply = apply;
        ParameterName = parameterName;
    }

    /// <summary>The key stores of a page, which is the default.</summary>
    public static ResponseSelection KeyStores { get; } = new(page => ((DescribeCustomKeyStoresResponse)page).CustomKeyStores);

    /// <summary>The parameter whose value is written instead of the reply (<c>^Name</c>); null for a part of the reply.</summary>
    public string? ParameterName { get; }

    /// <summary>Reads an expression.</summary>
    /// <param name="expression"><c>*</c>, a path of properties, or <c>^</c> and a parameter's name.</param>
    /// <param name="responseType">The type that a path starts from.</param>
    /// <param name="parameterNames">The parameters that may be named.</param>
    /// <exception cref="KmsException">The expression names something that does not exist.</exception>
    public static ResponseSelection Parse(string expression, Type responseType, IReadOnlyCollection<string> parameterNames)
    {
        if (expression == "*")
        {
            return new ResponseSelection(response => [response]);
        }

        if (expression is ['^', .. string wanted])
        {
            string parameter = parameterNames.FirstOrDefault(name => name.Equals(wanted, StringComparison.OrdinalIgnoreCase))
                ?? throw ParameterErrors.SelectsUnknownParameter(expression, parameterNames);
            return new ResponseSelection(_ => [], parameter);
        }

        var path = new List<PropertyInfo>();
        var type = responseType;
        foreach (string segment in expression.Split('.'))
        {
            var property = type.GetProperty(segment, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase)
                ?? throw ParameterErrors.SelectsUnknownProperty(
                    expression, type.Name, type.GetProperties().Select(known => known.Name), segment);
            path.Add(property);
            type = ElementType(property.PropertyType);
        }

        return new ResponseSelection(response => path.Aggregate<PropertyInfo, IEnumerable<object>>(
            [response], (values, property) => values.SelectMany(value => Elements(property.GetValue(value)))));
    }

    /// <summary>Reads the expression for a change; null if none was given.</summary>
    /// <exception cref="KmsException">The expression names something that does not exist, or conflicts with -PassThru.</exception>
    public static ResponseSelection? ParseChange(string? expression, bool passThru, IReadOnlyCollection<string> parameterNames)
    {
        if (expression is null)
        {
            return null;
        }

        return passThru
            ? throw ParameterErrors.SelectAndPassThru()
            : Parse(expression, typeof(CustomKeyStoreOperationResponse), parameterNames);
    }

    /// <summary>Takes the selected part out of a reply.</summary>
    public IEnumerable<object> Apply(object response) => _apply(response);

    /// <summary>The value that a request has for <see cref="ParameterName"/>; null if it has none.</summary>
    public object? ValueOf(DescribeCustomKeyStoresRequest request)
    {
        object? value = typeof(DescribeCustomKeyStoresRequest).GetProperty(ParameterName!)!.GetValue(request);
        return value is "" or 0 ? null : value;
    }

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
