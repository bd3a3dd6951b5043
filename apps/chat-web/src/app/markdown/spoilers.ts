/** Shows what a spoiler hides. */
export function reveal(spoiler: Element): void {
  spoiler.classList.add('open');
  for (const name of ['role', 'tabindex', 'aria-expanded', 'aria-label']) spoiler.removeAttribute(name);
}

/** The closed spoiler that an event is in; undefined: none. */
export function closedSpoiler({ target }: Event): Element | undefined {
  return (target instanceof Element && target.closest('.spoiler:not(.open)')) || undefined;
}
