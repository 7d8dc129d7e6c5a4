"""Files of TikTok: its ads and its shops."""

from helloword.connectors.tiktok import campaigns, income, orders

KINDS = (campaigns.KIND, income.KIND, orders.KIND)
