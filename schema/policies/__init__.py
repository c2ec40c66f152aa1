"""How targets are judged: one file for each named policy, read by `zhengtu.graph.assess.policy`."""
