"""Every change of the state database's schema, in order; the newest is `state.database.SCHEMA`."""
