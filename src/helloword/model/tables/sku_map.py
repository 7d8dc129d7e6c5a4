"""Which company SKUs a platform's SKU stands for."""

from helloword.model.table import Table, doubt, integer, text
from helloword.text import Text

TABLE = Table(
    name="sku_map",
    title=Text("SKU 对照", "SKU map"),
    meaning=Text(
        "把平台 SKU 换成公司 SKU；组合商品有多行。",
        "Turns a platform's SKU into the company's; a bundle has several rows.",
    ),
    columns=(
        text("store", "店铺；空表示所有店铺", "Store; empty means all"),
        text("platform_sku", "平台 SKU", "The platform's SKU", required=True),
        text("sku", "公司 SKU", "The company's SKU", required=True),
        integer("quantity", "每个平台 SKU 含几件", "Units in one of the platform's", required=True),
    ),
    key=("store", "platform_sku", "sku"),
    doubts=(doubt("quantity <= 0", "件数不是正数", "a quantity that is not positive"),),
)
