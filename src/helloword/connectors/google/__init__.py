"""Files that Google's ad and analytics tools give."""

from helloword.connectors.google import ads_editor, campaigns, ga4_funnel, ga4_traffic, search_console

KINDS = (ads_editor.KIND, campaigns.KIND, ga4_funnel.KIND, ga4_traffic.KIND, search_console.KIND)
