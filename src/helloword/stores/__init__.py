"""What the company sells and holds; so far what its products cost to land."""

from helloword.stores.costs import Cost, LandedCosts, SkuCost, landed_costs
from helloword.stores.entering import Change, Saved, change_costs

__all__ = ["Change", "Cost", "LandedCosts", "Saved", "SkuCost", "change_costs", "landed_costs"]
