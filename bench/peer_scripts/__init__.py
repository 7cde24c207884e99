"""What the peers run. These scripts know followthemoney, nomenklatura and the shared clock."""
