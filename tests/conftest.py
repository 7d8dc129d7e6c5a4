"""What every folder of tests relies on; fixtures of one room live in that room's own conftest.py."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# Lakes on a shared disk make single examples slow now and then; a wrong number is what these tests look for.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")
