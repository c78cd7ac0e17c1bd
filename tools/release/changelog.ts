/** What the changelog says of a version. */
export interface Section {
  readonly notes: string;
  readonly unreleased: boolean;
}

/** The section of a version; none, or one without an entry, is undefined. */
export function sectionOf(changelog: string, version: string): Section | undefined {
  const [heading, ...lines] =
    changelog
      .split(/^## /m)
      .slice(1)
      .map((section) => section.split('\n'))
      .find(([first]) => first!.split(' ')[0] === version) ?? [];
  const notes = lines.join('\n').trim();
  return heading !== undefined && notes ? { notes, unreleased: /\(unreleased\)/.test(heading) } : undefined;
}
