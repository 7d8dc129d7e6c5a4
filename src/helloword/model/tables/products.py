"""Products by SKU."""

from helloword.model.table import Table, day, text
from helloword.text import Text

TABLE = Table(
    name="products",
    title=Text("商品", "Products"),
    meaning=Text(
        "每行是一个 SKU。",
        "One row per SKU.",
    ),
    columns=(
        text("sku", "公司 SKU", "The company's SKU", required=True),
        text("title", "名称", "Title", required=True),
        text("brand", "品牌", "Brand"),
        text("line", "产品线", "Product line"),
        text("platform_id", "平台商品号", "The platform's product id"),
        text("parent", "父商品", "Parent product"),
        day("launched_on", "上市日", "Launched on"),
        text("supplier", "供应商", "Supplier"),
    ),
    key=("sku",),
)
