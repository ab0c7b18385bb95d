/** The interface of the events service. */
import type { Capability, Out } from '../runtime/service/types';

/** Longest name of a topic, in bytes. */
export const TOPIC_NAME_LIMIT = 8;

/** No topic has this name. */
export const NO_NAME: u64 = 0n;

/** A name as topics have it: its characters in one number, the first lowest. NO_NAME if there are none, or too many. */
export function topicName(name: ReadonlySpan<u8>): u64 {
  let topic: u64 = NO_NAME;
  if (name.length > TOPIC_NAME_LIMIT) return NO_NAME;
  for (let index = name.length; index > 0; index--) topic = (topic << 8n) | u64(name[index - 1]);
  return topic;
}

/** The character at `index` of a topic's name; 0 behind the last. */
export function topicCharacter(topic: u64, index: u32): u8 {
  return u8(u32(topic >> u64(index * 8)) & 0xff);
}

/** What an event says. Publisher and subscribers agree on the meaning, topic by topic. */
export class EventWords {
  word0: u32 = 0;
  word1: u32 = 0;
  word2: u32 = 0;
  word3: u32 = 0;
}

/** An event as a subscriber gets it. */
export class Event {
  topic: u64 = NO_NAME;
  readonly words = new EventWords();
  /** Number of the process that published it; the kernel vouches for it. */
  publisher: u32 = 0;
  /** Events that this subscriber has lost right before this one. */
  lost: u32 = 0;
}

export class TopicInformation {
  topic: u64 = NO_NAME;
  subscribers: u32 = 0;
  /** Events since the topic was made. */
  published: u32 = 0;
  /** Of these, how many had to give way in the queue of a subscriber, all subscribers together. */
  lost: u32 = 0;
}

/**
 * Publish and subscribe. A topic begins with its first publisher or subscriber. Each subscriber has a queue of its own, which
 * holds a few events; when it is full, the oldest gives way and is counted, so that whoever is slow loses what is its own
 * only, and learns where and how much. What one publisher publishes in one way, as a call or posted, arrives in that order.
 *
 * @version 1.0
 * @error badTopic The name of a topic has one to eight characters.
 * @error badNotification What came with the message is no notification capability with these bits.
 * @error nothing There is none: no event waits, no such topic, no such subscription.
 */
export interface Events {
  /**
   * From now on the events of this topic are kept for the caller, and these bits are set in `notification` for each. The
   * notification of the last subscription serves all topics of the caller.
   */
  subscribe(topic: u64, bits: u32, notification: Capability): void;

  /** No more events of this topic; those that wait already stay. */
  unsubscribe(topic: u64): void;

  /** Publishes, and comes back when all subscribers have the event. */
  publish(topic: u64, words: EventWords): void;

  /**
   * Publishes, and does not wait. An event that finds the port of the service full is lost for everybody.
   *
   * @post
   */
  post(topic: u64, word0: u32, word1: u32): void;

  /** Takes the oldest event that waits for the caller. */
  next(event: Out<Event>): void;

  /** The topic with number `index`, from 0. */
  topic(index: u32, information: Out<TopicInformation>): void;
}
