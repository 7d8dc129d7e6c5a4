"""The alerts: rules that watch KPIs, what they find, and the messages that go out about it."""
