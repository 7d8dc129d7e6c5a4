"""The 20 KPIs by day and store as an analyst works them out with pandas."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

UNSOLD = ["cancelled", "pending"]
DAY_AND_STORE = ["day", "store"]
DAY = "datetime64[s]"


def twenty(tables: Mapping[str, tuple[str, ...]], rates: pd.DataFrame) -> pd.DataFrame:
    """All KPIs, a row for each day and store."""
    sold = pd.concat([of_lines(tables, rates), of_ads(tables, rates), of_traffic(tables)], axis="columns")
    sold["aov"] = (sold["gross_sales"] - sold["discounts"]) / sold["orders"]
    sold["net_sales"] = sold["gross_sales"] - sold["discounts"] - sold["refunds"].fillna(0)
    sold["tacos"] = sold["ad_spend"] / (sold["gross_sales"] - sold["discounts"])
    sold["cpt"] = sold["ad_spend"] / sold["paid"]
    sold["cvr"] = sold["orders"] / sold["sessions"]
    return sold


def of_lines(tables: Mapping[str, tuple[str, ...]], rates: pd.DataFrame) -> pd.DataFrame:
    """What order lines and refunds say."""
    money = ["gross", "discount", "shipping_charged"]
    of = [
        "store",
        "order_id",
        "ordered_at",
        "ordered_day",
        "status",
        "cancelled_by",
        "customer",
        "quantity",
        "currency",
    ]
    lines = read(tables["order_lines"], "ordered_day", of, money)
    sold = lines[~lines["status"].isin(UNSOLD)]
    found = in_company_currency(sold, rates, money).groupby(DAY_AND_STORE)[[*money, "quantity"]].sum()
    found.columns = pd.Index(["gross_sales", "discounts", "shipping_income", "units"])
    orders = sold[["day", "store", "order_id", "ordered_at", "customer"]].drop_duplicates(["store", "order_id"])
    found["orders"] = orders.groupby(DAY_AND_STORE).size()
    firsts = (
        orders.dropna(subset="customer").sort_values(["ordered_at", "store", "order_id"]).drop_duplicates("customer")
    )
    found["new_customers"] = firsts.groupby(DAY_AND_STORE).size()
    every = lines[["day", "store", "order_id", "status", "cancelled_by"]].drop_duplicates(["store", "order_id"])
    by_seller = every[(every["status"] == "cancelled") & (every["cancelled_by"] == "seller")]
    found["cancel_rate"] = by_seller.groupby(DAY_AND_STORE).size() / every.groupby(DAY_AND_STORE).size()
    refunds = read(tables["refunds"], "refunded_day", ["store", "order_id", "refunded_day", "currency"], ["amount"])
    refunds = in_company_currency(refunds.merge(orders[["store", "order_id"]]), rates, ["amount"])
    return found.join(refunds.groupby(DAY_AND_STORE)["amount"].sum().rename("refunds"), how="outer")


def of_ads(tables: Mapping[str, tuple[str, ...]], rates: pd.DataFrame) -> pd.DataFrame:
    """What ads say."""
    money = ["spend", "attributed_sales"]
    ads = read(tables["ads"], "date", ["store", "date", "currency", "clicks", "impressions"], money)
    ads = in_company_currency(ads, rates, money)
    found = ads.groupby(DAY_AND_STORE)[[*money, "clicks", "impressions"]].sum().rename(columns={"spend": "ad_spend"})
    found["roas"] = found["attributed_sales"] / found["ad_spend"]
    found["acos"] = found["ad_spend"] / found["attributed_sales"]
    found["cpc"] = found["ad_spend"] / found["clicks"]
    found["ctr"] = found["clicks"] / found["impressions"]
    return found


def of_traffic(tables: Mapping[str, tuple[str, ...]]) -> pd.DataFrame:
    """What traffic says."""
    traffic = read(tables["traffic"], "date", ["store", "date", "source", "sessions"])
    by_source = traffic.groupby([*DAY_AND_STORE, "source"])["sessions"].sum().unstack()
    sessions = by_source.sum(axis="columns")
    shares = {"sessions": sessions, "organic_share": by_source["organic"] / sessions, "paid": by_source["paid"]}
    return pd.DataFrame(shares)


def read(files: Iterable[str], day: str, columns: list[str], money: Sequence[str] = ()) -> pd.DataFrame:
    """The columns of a table, amounts as floats and its day as `day`."""
    rows = pd.read_parquet(list(files), columns=[*columns, *money])
    return rows.astype({**dict.fromkeys(money, float), day: DAY}).rename(columns={day: "day"})


def in_company_currency(rows: pd.DataFrame, rates: pd.DataFrame, money: list[str]) -> pd.DataFrame:
    """Each amount at its own day's rate."""
    merged = rows.merge(rates, on=["currency", "day"])
    merged[money] = merged[money].mul(merged["rate"], axis="index")
    return merged
