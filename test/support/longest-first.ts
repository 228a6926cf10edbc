import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Where tests wait for browsers, whole programs and many requests: a minute each, where others take seconds. */
const long = ['/test/browser/', '/test/faults/', '/test/stories/nothing-kept', '/test/stories/every-staff-route']

/** Begins with the files that take long, so that no worker is left alone with one at the end; a new clone remembers no times. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => long.some((part) => moduleId.includes(part))
    return (await super.sort(files)).toSorted((one, other) => Number(isLong(other)) - Number(isLong(one)))
  }
}
