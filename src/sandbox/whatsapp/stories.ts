import { failingStories } from './failing-stories.ts';
import { faultyStories } from './faulty-stories.ts';
import { plainStories } from './plain-stories.ts';
import type { Story } from './story.ts';

/**
 * What happens to a phone, by its last two digits: 72 endings are plain successes, 14 are delivered in spite of a
 * fault on the way, 14 are not delivered. Meta's block on marketing to American numbers is left out on purpose,
 * because the fictional numbers (555-01xx) are American.
 */
export const stories: readonly Story[] = [...plainStories, ...faultyStories, ...failingStories];

const byEnding: readonly Story[] = stories.flatMap((story) =>
  Array.from({ length: story.endings[1] - story.endings[0] + 1 }, () => story),
);

/** The story of a phone, in whatever way it is written. */
export function storyOf(phone: string): Story {
  const story = byEnding[Number(phone.replaceAll(/\D/g, '').slice(-2))];
  if (!story) throw new Error(`Expected every two-digit ending to have a story, found none for ${phone}`);
  return story;
}

/** Free texts answer somebody who wrote, so nothing goes wrong with them. */
export const freeTextStory: Story = storyOf('00');
