-- The records as Splink wants them: names, the consonants of their parts, what pairs of parts
-- and what parts with a date they share. Pairs of parts that a hundred records have are left out.
create table given as
select row as unique_id, truth, array_to_string(list_sort(words), ' ') as name,
    list_distinct(words) as words, list_distinct(bones) as bones,
    date, day, left(date, 4) as year, country, number
from read_json(getvariable('records'), format = 'newline_delimited', columns = {
    row: 'bigint', truth: 'bigint', words: 'varchar[]', bones: 'varchar[]',
    date: 'varchar', day: 'varchar', country: 'varchar', number: 'varchar'});

create table parts as select unique_id, unnest(bones) as part from given;

create table two as
select one.unique_id, one.part || '|' || other.part as pair
from parts as one join parts as other
    on one.unique_id = other.unique_id and one.part < other.part;

create table kept as select pair from two group by pair having count(*) <= 100;

create table paired as
select unique_id, list(pair) as pairs from two semi join kept using (pair) group by unique_id;

create table records as
select given.* exclude (truth), coalesce(pairs, []) as pairs,
    case when day is null then [] else list_transform(bones, lambda one: one || '|' || day) end
        as dated
from given left join paired using (unique_id);
