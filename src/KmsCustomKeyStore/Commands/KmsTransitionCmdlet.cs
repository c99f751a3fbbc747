using System.Management.Automation;
using KmsCustomKeyStore.Services;

namespace KmsCustomKeyStore.Commands;

/// <summary>A cmdlet that sends stores on the way to another state, and can wait until they are there.</summary>
public abstract class KmsTransitionCmdlet : KmsStoreChangeCmdlet
{
    /// <summary>Wait until the store is in the state that it is on its way to.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>How many seconds to wait; 1800, half an hour, unless given.</summary>
    [Parameter]
    [ValidateRange(1, StoreWaits.LongestTimeout)]
    public int TimeoutSec { get; set; } = StoreWaits.UsualTimeout;

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
    private protected override void Change(StoreReference store, Target target)
    {
        if (Wait)
        {
            WriteSelected(store, Send(store, target));
            WaitFor(store, target);
        }
        else
        {
            base.Change(store, target);
        }
    }

    /// <summary>Has the end of the command wait for a store.</summary>
    /// <param name="store">The store.</param>
    /// <param name="target">Where it is.</param>
    /// <param name="begin">What has to be done before; null for nothing.</param>
    private protected void WaitFor(StoreReference store, Target target, Func<StoreJob, StoreRun, Task>? begin = null)
        => Waits.Add(new StoreJob(store, target, [Goal], begin));
}
