import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const css = readFileSync(join(import.meta.dirname, '../../../templates/assets/chart.css'), 'utf8')
const tones = [...css.matchAll(/^\.tone-(\w+) \{ fill: (#[0-9a-f]{6}); \}$/gm)].map(
  ([, tone, fill]) => [tone!, fill!] as const,
)

describe('the shades of stacked bars', () => {
  test('are seven, and one for what stands apart', () => {
    expect(tones.map(([tone]) => tone)).toEqual(['1', '2', '3', '4', '5', '6', '7', 'apart'])
  })

  test.each(tones)('%s has its share written so that all can read it', (tone, fill) => {
    expect(contrast(fill, inkOn(tone))).toBeGreaterThanOrEqual(4.5)
  })

  test('would fail in the other ink', () => {
    expect(contrast('#14314f', '#000000')).toBeLessThan(4.5)
    expect(contrast('#d3e3f2', '#ffffff')).toBeLessThan(4.5)
  })
})

function inkOn(tone: string): string {
  const [, ink] = new RegExp(`\\.on-${tone}\\b[^{]*\\{ fill: (#[0-9a-f]{3}); \\}`).exec(css)!
  return ink!.replaceAll(/[0-9a-f]/g, '$&$&')
}

/** As WCAG 2.2 reckons it. */
function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
  return (light! + 0.05) / (dark! + 0.05)
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}
