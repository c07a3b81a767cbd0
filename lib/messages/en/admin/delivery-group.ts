/** Who shares the partitions, and when they were shared out anew. */
export const deliveryGroup = {
  group: {
    title: 'Consumer group',
    about:
      'Readers with the same group id share the partitions of a topic: each partition is read by one of them. All instances of Gelo that record are one group. The live tail is not in it: every instance reads everything for its own screens.',
    id: 'Group',
    state: 'State',
    generation: 'Generation',
    generationAbout:
      'Counts how often the partitions were shared out. Who still belongs to an older generation may not commit any more.',
    protocol: 'Shared out by',
    members: 'Members',
    partitions: 'Partitions',
    noPartitions: 'none: there are more members than partitions',
    sharing: 'being shared out',
    committed: 'Committed',
    committedAbout:
      'What Gelo told Kafka of its place, at most once a second, so that Kafka’s own tools show the lag. The place in the database is what counts.',
    here: 'this instance',
    foreign:
      'This member calls itself differently than Gelo does here. If it is no Gelo, nobody records its partitions for as long as it has them.',
    empty: 'Nobody is in the group.',
    hidden:
      'Gelo’s user at Kafka may not look at the group (Describe on the group). Its own share is known all the same.',
    stateName: {
      Stable: 'stable',
      PreparingRebalance: 'rebalancing: waiting for all members',
      CompletingRebalance: 'rebalancing: sharing out',
      Empty: 'empty',
      Dead: 'gone',
      Unknown: 'not known',
    },
    last: 'Last rebalance',
    noneYet: 'none since this instance started',
    earlier: 'Earlier ones',
    took: '{cause} It took {time} here.',
    generationIs: 'generation {generation}',
  },
  cause: {
    began: 'This instance joined.',
    joined: 'Joined: {joined}.',
    left: 'Left: {left}.',
    replaced: 'Left: {left}. Joined: {joined}.',
    partitions: 'The number of partitions changed.',
    again: 'A member asked for it, without anybody coming or going.',
    unknown: 'Kafka did not say who came or went.',
  },
  rebalance: {
    now: 'A rebalance is going on.',
    was: 'There was a rebalance just now.',
    text: 'When a member comes or goes, all stop for a moment, and the partitions are shared out anew. Nothing is lost or doubled: each recorder goes on from the place in the database. For that moment the lag grows; the live values go on.',
    dismiss: 'Understood',
  },
};
