"""Files that Google's ad tools give."""

from helloword.connectors.google import ads_editor, campaigns

KINDS = (ads_editor.KIND, campaigns.KIND)
