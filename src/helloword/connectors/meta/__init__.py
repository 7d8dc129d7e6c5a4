"""Files that Meta's ad tools give."""

from helloword.connectors.meta import campaigns

KINDS = (campaigns.KIND,)
