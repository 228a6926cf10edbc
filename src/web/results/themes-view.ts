import { paragraphBreak, split } from '../../consultation/listed-text.js'
import { torontoDay } from '../../consultation/toronto.js'
import type { Quote } from '../../results/heard.js'
import type { WithdrawnQuotes } from '../../results/withdrawn-quotes.js'
import type { ToldThemes } from '../../results/told-themes.js'
import { widthOf } from '../chart/share.js'
import { countOf } from '../count.js'
import { longDate } from '../dates.js'
import { languageTags } from '../site-view.js'
import type { Words } from '../words.js'

type Telling = { readonly threshold: number; readonly withdrawn: WithdrawnQuotes; readonly synthetic: boolean }

/** The themes of written answers, with the words of those whose publication was reviewed; undefined where there are none. */
export function themesView(words: Words, { themes, others }: ToldThemes, telling: Telling) {
  if (themes.length === 0 && !others) return undefined
  const { locale } = words
  const most = Math.max(1, ...themes.map(({ responses }) => responses))
  return {
    rows: themes.map(({ label, responses, ofCampaigns }) => ({
      label: label[locale],
      number: countOf(responses, locale).number,
      width: widthOf(responses, most),
      ...(ofCampaigns !== undefined && { campaigns: countOf(ofCampaigns, locale) }),
    })),
    ...(others && { others: othersView(words, others, telling.threshold) }),
    told: themes
      .filter(({ remark, quotes }) => remark[locale] !== '' || quotes.length > 0)
      .map(({ theme, label, remark, quotes }) => ({
        id: `theme-${theme}`,
        label: label[locale],
        remark: split(remark[locale], paragraphBreak),
        quotes: quotes.map((quote) => quoteView(words, quote, telling)),
      })),
  }
}

/** Of one that was withdrawn since, that and when, and none of its words. */
function quoteView(words: Words, quote: Quote, { withdrawn, synthetic }: Telling) {
  const at = withdrawn.get(quote)
  if (at) return { withdrawn: words('results:quote-withdrawn', { date: longDate(torontoDay(at), words.locale) }) }
  const { language, text } = quote
  return {
    text,
    lang: languageTags[language],
    written: words(`results:written-in-${language}`),
    ...(synthetic && { synthetic }),
  }
}

function othersView(words: Words, { themes, mentions }: NonNullable<ToldThemes['others']>, threshold: number) {
  const { locale } = words
  return {
    themes: countOf(themes, locale),
    number:
      mentions === undefined
        ? words('results:few', { number: countOf(threshold, locale).number })
        : countOf(mentions, locale).number,
  }
}
