/**
 * The topics that there are. A topic begins when somebody publishes to it or subscribes; when there is no room for one more,
 * the one that was used longest ago and has no subscribers gives way, so that nobody can use them up by publishing.
 *
 * Invariant: a place whose name is NO_NAME is free; the names of the others are all different.
 */
import { NO_NAME, TOPIC_NAME_LIMIT, topicCharacter } from '../../interfaces/events';

/** A subscriber has one bit of a word for each. */
export const TOPIC_CAPACITY = 16;
export const NO_TOPIC = 0xffffffff;

const FIRST_GRAPHIC = 0x21;
const LAST_GRAPHIC = 0x7e;

export class Topic {
  name: u64 = NO_NAME;
  subscribers: u32 = 0;
  published: u32 = 0;
  lost: u32 = 0;
  /** When it was used last, by {@link uses}. */
  used: u32 = 0;
}

export const topics = structs(Topic, TOPIC_CAPACITY);
/** Counts openings: a clock that is good enough to tell what was used longest ago. */
let uses: u32 = 0;

/** Whether it is one to eight graphic characters: names are shown on terminals. */
export function isTopicName(name: u64): bool {
  if (topicCharacter(name, 0) === 0) return false;
  let ended = false;
  for (let index: u32 = 0; index < TOPIC_NAME_LIMIT; index++) {
    const character = topicCharacter(name, index);
    if (character === 0) ended = true;
    else if (ended || character < FIRST_GRAPHIC || character > LAST_GRAPHIC) return false;
  }
  return true;
}

/** The number of the topic of this name, or NO_TOPIC. */
export function findTopic(name: u64): u32 {
  for (let index: u32 = 0; index < TOPIC_CAPACITY; index++) {
    if (topics[index].name === name) return index;
  }
  return NO_TOPIC;
}

/** As {@link findTopic}, for using it: makes the topic if there is none. NO_TOPIC: there is no room. */
export function openTopic(name: u64): u32 {
  let index = findTopic(name);
  if (index === NO_TOPIC) {
    index = leastUsed();
    if (index === NO_TOPIC) return NO_TOPIC;
    const topic = topics[index];
    topic.name = name;
    topic.published = 0;
    topic.lost = 0;
  }
  uses++;
  topics[index].used = uses;
  return index;
}

/** The topic with number `position` among those that there are, or NO_TOPIC. */
export function topicAt(position: u32): u32 {
  let rest = position;
  for (let index: u32 = 0; index < TOPIC_CAPACITY; index++) {
    if (topics[index].name === NO_NAME) continue;
    if (rest === 0) return index;
    rest--;
  }
  return NO_TOPIC;
}

/** A free place has never been used. */
function leastUsed(): u32 {
  let least: u32 = NO_TOPIC;
  for (let index: u32 = 0; index < TOPIC_CAPACITY; index++) {
    if (topics[index].subscribers > 0) continue;
    if (least === NO_TOPIC || topics[index].used < topics[least].used) least = index;
  }
  return least;
}
