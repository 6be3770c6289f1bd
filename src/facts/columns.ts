/** What each table of `data/` is made of. A column or a field of another name would be ignored in silence: the reader refuses it. */

const SAID_BY = ['value', 'low', 'high', 'unit', 'role', 'source', 'reference'];
const TRUSTED = ['licence', 'confidence', 'why'];

export const COLUMNS = {
  items: ['id', 'category', 'kind', 'name_fr', 'name_en', 'hours', 'place', 'network', 'reused', 'words'],
  factors: ['item', 'stage', 'criterion', ...SAID_BY, 'year', 'geography', ...TRUSTED],
  electricity: ['country', 'criterion', 'year', ...SAID_BY, ...TRUSTED],
  places: ['place', 'operator', 'name', 'name_en', 'country', ...SAID_BY, 'year', ...TRUSTED],
  materiality: ['item', 'metric', 'value', 'low', 'high', 'unit', 'source', 'reference', 'year', 'geography', 'licence', 'confidence', 'text_fr', 'text_en'],
  zones: ['country', 'zone'],
} as const;

export const FIELDS = {
  parameter: ['name', 'name_en', 'value', 'unit', 'range', 'source', 'assumed', 'review by', 'why', 'doubt'],
  source: ['short', 'short_en', 'title', 'publisher', 'year', 'url', 'licence', 'as of', 'doubt'],
} as const;
