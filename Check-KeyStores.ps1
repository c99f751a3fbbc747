# Check-KeyStores.ps1
$ErrorActionPreference = 'Stop'
if (-not (Test-KMSCustomKeyStore -Region eu-west-1, us-east-1 -Quiet -ErrorAction Continue)) { exit 1 }

