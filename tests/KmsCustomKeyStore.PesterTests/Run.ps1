# Runs the test files that no other shell has taken, and writes what came of each to a JSON file of its name.
param([string] $Pester, [string] $Tests, [string] $Results, [string] $Progress)

# The tests find the preferences of a new shell; so nothing here sets them.
Import-Module $Pester -ErrorAction Stop

# Pester's own place for a runner that wants to know what runs. Names are expanded too late to be known here.
& (Get-Module Pester) {
    param($Progress)
    $script:progressOfRunner = $Progress
    $script:additionalPlugins = New-PluginObject -Name Progress -EachTestSetupStart {
        param($Context)
        $data = $Context.Test.Data
        $name = "$($Context.Test.Block.ExpandedPath).$($Context.Test.Name)" -replace '<(\w+)>', { if ($data -is [System.Collections.IDictionary]) { $data[$_.Groups[1].Value] } else { $data } }
        [System.IO.File]::WriteAllLines($script:progressOfRunner, @($Context.Test.Block.Root.BlockContainer.Item.Name, $name))
    }
} $Progress

function New-Row([string] $Name, [string] $Failure, [string] $Skip) {
    @{ Name = "$($file.Name): $($Name -replace '\s*\r?\n[\s\S]*', ' …')"; Failure = $Failure; Skip = $Skip }
}

function Format-Failure($ErrorRecord) {
    # The rest of the stack is Pester's.
    @($ErrorRecord | ForEach-Object { "$_"; $_.ScriptStackTrace -split '\r?\n' -match [regex]::Escape($Tests) }) -join "`n"
}

foreach ($file in Get-ChildItem $Tests -Filter *.Tests.ps1 -ErrorAction Stop) {
    try {
        [System.IO.File]::Open((Join-Path $Results "$($file.Name).taken"), 'CreateNew').Dispose()
    } catch [System.IO.IOException] {
        continue
    }

    [System.IO.File]::WriteAllLines($Progress, @($file.Name))
    $run = Invoke-Pester -Configuration @{ Run = @{ Path = $file.FullName; PassThru = $true }; Output = @{ Verbosity = 'None' } }
    $rows = @(
        foreach ($test in $run.Tests) {
            $said = Format-Failure $test.ErrorRecord
            switch ($test.Result) {
                'Passed' { New-Row $test.ExpandedPath }
                'Skipped' { New-Row $test.ExpandedPath -Skip $(if ($said) { $said } else { "-Skip, line $($test.StartLine)" }) }
                default { New-Row $test.ExpandedPath -Failure $(if ($said) { $said } else { "It did not run: see the blocks around it." }) }
            }
        }

        foreach ($block in $run.FailedBlocks) {
            New-Row "$(if ($block.IsRoot) { 'its blocks' } else { $block.ExpandedPath }), before or after its tests" -Failure (Format-Failure $block.ErrorRecord)
        }

        foreach ($container in $run.FailedContainers | Where-Object ErrorRecord) {
            New-Row 'read by Pester' -Failure (Format-Failure $container.ErrorRecord)
        }
    )
    if ($rows.Count -eq 0) {
        $rows = @(New-Row 'has tests' -Failure 'Pester found none in it.')
    }

    $written = Join-Path $Results "$($file.Name).json"
    ConvertTo-Json $rows | Set-Content "$written.part" -ErrorAction Stop
    Move-Item "$written.part" $written -ErrorAction Stop
}
