using System.Management.Automation;
using KmsCustomKeyStore.Listing;
using KmsCustomKeyStore.Waiting;

namespace KmsCustomKeyStore.Commands.Base;

/// <summary>A cmdlet that sends stores on the way to another state, and can wait until they are there.</summary>
public abstract class KmsTransitionCmdlet : KmsStoreChangeCmdlet
{
    /// <summary>Wait until the store is in the state that it is on its way to.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>How many seconds to wait; 1800, half an hour, unless given.</summary>
    [Parameter]
    [ValidateRange(1, WaitReporter.LongestTimeout)]
    public int TimeoutSec { get; set; } = WaitReporter.UsualTimeout;

    /// <summary>The state that the change leads to.</summary>
    private protected abstract string Goal { get; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (Wait)
        {
            Waits.Run(TimeSpan.FromSeconds(TimeoutSec), store =>
            {
                if (PassThru)
                {
                    WriteObject(store);
                }
            });
        }
    }

    /// <inheritdoc/>
    private protected override void Change(KeyStoreReference store, AccountRegion accountRegion)
    {
        if (Wait)
        {
            WriteSelected(store, Send(store, accountRegion));
            WaitFor(store, accountRegion);
        }
        else
        {
            base.Change(store, accountRegion);
        }
    }

    /// <summary>Has the end of the command wait for a store.</summary>
    /// <param name="store">The store.</param>
    /// <param name="accountRegion">Where it is.</param>
    /// <param name="begin">What has to be done before; null for nothing.</param>
    private protected void WaitFor(KeyStoreReference store, AccountRegion accountRegion, Func<WaitItem, WaitRunner, Task>? begin = null)
        => Waits.Add(new WaitItem(store, accountRegion, [Goal], begin));
}
