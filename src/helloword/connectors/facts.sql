-- What the functions of grammar.sql look up; each connection has variables of its own.
SET VARIABLE vat = (SELECT map_from_entries(list((country, rates))) FROM (
    SELECT country, list({since: since, rate: rate} ORDER BY since) AS rates FROM vat_rates GROUP BY country));
SET VARIABLE vat_now = (SELECT map_from_entries(list((country, now))) FROM (
    SELECT country, max_by({since: since, rate: rate}, since) AS now FROM vat_rates GROUP BY country));
SET VARIABLE countries = (SELECT map_from_entries(list((name, code))) FROM country_names);
