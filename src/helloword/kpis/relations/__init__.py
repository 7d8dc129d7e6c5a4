"""Every relation that measures can be taken over."""

from helloword.kpis.relations import after_sale, customers, marketing, orders, products, sales, supply
from helloword.kpis.relations.relation import Relation, Via

RELATIONS: dict[str, Relation] = {
    relation.name: relation
    for module in (products, sales, orders, customers, after_sale, marketing, supply)
    for relation in module.RELATIONS
}

__all__ = ["RELATIONS", "Relation", "Via"]
