"""Files of TikTok: its ads and its shops."""

from helloword.connectors.tiktok import campaigns, orders

KINDS = (campaigns.KIND, orders.KIND)
