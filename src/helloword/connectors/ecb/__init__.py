"""The European Central Bank: reference exchange rates."""

from helloword.connectors.ecb import rates

KINDS = (rates.KIND,)
