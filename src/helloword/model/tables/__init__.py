"""Every fact and dimension of the commerce model, one file each."""

from helloword.model.table import Table
from helloword.model.tables import (
    ad_targets,
    ads,
    costs,
    feedback,
    fees,
    funnel,
    fx,
    inventory,
    keywords,
    messages,
    official,
    order_lines,
    overheads,
    products,
    purchase_orders,
    refunds,
    returns,
    sku_map,
    suppliers,
    surveys,
    traffic,
)

_ALL = (
    order_lines,
    refunds,
    returns,
    fees,
    costs,
    overheads,
    sku_map,
    products,
    ads,
    ad_targets,
    traffic,
    funnel,
    inventory,
    feedback,
    surveys,
    messages,
    suppliers,
    purchase_orders,
    keywords,
    official,
    fx,
)

TABLES: dict[str, Table] = {module.TABLE.name: module.TABLE for module in _ALL}
