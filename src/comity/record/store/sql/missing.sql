-- One row: the documents without a day and without an outlet, and the days with a report.
select (select count(distinct document) from {claims} where published is null),
    (select count(distinct document) from {claims} where outlet is null or outlet = ''),
    (select list_sort(list(distinct published)) from {claims} where published is not null)
