import type { Env, MarkdownIt } from 'markdown-it';
import type { MentionScope } from './mention-rule.ts';

const box = /^\[([ xX])\] /;

/** Reads `- [ ] to do` and `- [x] done` as items with a sign; they are shown, not ticked. */
export function taskRule(md: MarkdownIt): void {
  md.core.ruler.push('tasks', (state) => {
    state.tokens.forEach((item, index) => {
      if (item.type !== 'list_item_open' || state.tokens[index + 1]?.type !== 'paragraph_open') return;
      const inline = state.tokens[index + 2];
      const first = inline?.children?.[0];
      const found = first?.type === 'text' ? box.exec(first.content) : undefined;
      if (!first || !inline?.children || !found) return;
      first.content = first.content.slice(found[0].length);
      const task = new state.Token('task', '', 0);
      task.meta = { done: found[1] !== ' ' };
      inline.children.unshift(task);
      item.attrJoin('class', 'task-item');
    });
  });
  md.renderer.rules['task'] = (tokens, index, _options, env?: Env & { mentions?: MentionScope }) => {
    const { done } = tokens[index]?.meta as { done: boolean };
    const says = (done ? env?.mentions?.taskDone : env?.mentions?.taskOpen) ?? '';
    return `<span class="task${done ? ' done' : ''}" role="img" aria-label="${md.utils.escapeHtml(says)}"></span>`;
  };
}
