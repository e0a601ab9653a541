-- Takes out of `reasons` what rests wholly on words that a heavier reason of the same pair rests on.
delete from reasons where quoted and (matter, a, b) in (
    with quoted as (
        select claim, document, "start", "end", coalesce(event, claim) as event, tie, gists.a, gists.b
        from {claims} as gists where near_words and told
    ), resting as (
        select reasons.matter, reasons.a, reasons.b, reasons.value, claim, document, "start", "end"
        from reasons join quoted on reasons.matter = quoted.event
            or (tie is not null and reasons.matter in (concat_ws('|', tie, quoted.a, quoted.b), concat_ws('|', tie, quoted.b, quoted.a)))
    ), echoed as (
        select light.matter, light.a, light.b, light.claim from resting as light
        join resting as heavy on heavy.document = light.document and heavy.a = light.a and heavy.b = light.b
            and heavy.matter != light.matter and heavy."start" < light."end" and light."start" < heavy."end"
            and (-abs(heavy.value), -heavy.value, heavy.matter) < (-abs(light.value), -light.value, light.matter)
        where light.matter in (select matter from reasons where quoted)
    ), told as (
        select matter, a, b, count(distinct claim) as claims from resting group by all
    )
    select matter, a, b from echoed join told using (matter, a, b)
    group by matter, a, b, told.claims having count(distinct echoed.claim) = told.claims
)
