namespace KmsCustomKeyStore.ModuleTests.Faults;

public sealed class FaultTableTests
{
    [Fact]
    public void The_table_has_a_cell_for_every_fault_and_cmdlet_and_for_the_AWS_CLI()
        => Assert.Equal(
            FaultRow.All.SelectMany(row => FaultTable.Columns.Select(column => (row.Name, column))).Order(),
            FaultTable.Cells.Order());
}
