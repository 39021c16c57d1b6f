package main

import (
	"fmt"
	"math"
	"sort"
)

// latest as a timestamp reads what is newest.
const latest = math.MaxUint64

// version is one write record of a key, as a store has it.
type version struct {
	StartTS  uint64 `json:"startTs"`
	CommitTS uint64 `json:"commitTs"`
	Value    cell   `json:"value"`
}

// store is every version of every key, oldest first, when all is over.
type store map[string][]version

type violation struct {
	kind string
	text string
}

// judge compares what clients were told with what the stores have, exactly:
//
//   - what was committed is there, with the timestamp that was told; what was aborted is not; what is unknown is there
//     whole, with one timestamp, or not at all; and nothing else is there;
//   - a read at a timestamp finds the newest version at or below it (so snapshots are consistent, and no commit slips in
//     below a timestamp that was read at);
//   - nobody commits a key that another committed between his start and his commit; under a pessimistic lock, between
//     the value that the lock returned and his commit (so no update is lost);
//   - a transaction that begins after another was acknowledged has a start timestamp that sees it, and a read of what is
//     newest sees at least that (so the order of commits is the order in time).
type judge struct {
	records    []*record
	byStart    map[uint64]*record
	store      store
	violations []violation
}

func newJudge(records []*record, stored store) *judge {
	j := &judge{records: records, store: stored, byStart: map[uint64]*record{}}
	for _, r := range records {
		if len(r.Writes) > 0 {
			j.byStart[r.StartTS] = r
		}
	}
	return j
}

func (j *judge) fail(kind, format string, args ...any) {
	j.violations = append(j.violations, violation{kind, fmt.Sprintf(format, args...)})
}

func (j *judge) run() []violation {
	for key, versions := range j.store {
		j.checkKnown(key, versions)
	}
	for _, r := range j.records {
		if len(r.Writes) > 0 {
			j.checkOutcome(r)
		}
	}
	for key, versions := range j.store {
		j.checkConflicts(key, versions)
	}
	j.checkOrder()
	for _, r := range j.records {
		if r.StartTS != latest {
			j.checkReads(r)
		}
	}
	return j.violations
}

func (j *judge) checkKnown(key string, versions []version) {
	for _, v := range versions {
		writer := j.byStart[v.StartTS]
		if writer == nil {
			j.fail("unknown-version", "%s has %+v, which no transaction wrote", key, v)
		} else if value, ok := writer.Writes[key]; !ok || value != v.Value {
			j.fail("unknown-version", "%s has %+v, but its transaction is %v", key, v, writer)
		}
	}
}

// checkOutcome also learns the commit timestamps that nobody told.
func (j *judge) checkOutcome(r *record) {
	there := map[string]uint64{}
	for key := range r.Writes {
		for _, v := range j.store[key] {
			if v.StartTS == r.StartTS {
				there[key] = v.CommitTS
			}
		}
	}
	if r.Outcome == aborted && len(there) > 0 {
		j.fail("aborted-is-there", "%v, but stores have %v", r, there)
	}
	if r.Outcome == committed && len(there) < len(r.Writes) {
		j.fail("lost-write", "%v, but stores have only %v", r, there)
	}
	if r.Outcome == unknown && len(there) > 0 && len(there) < len(r.Writes) {
		j.fail("half-there", "%v, but stores have only %v", r, there)
	}
	for key, ts := range there {
		if r.CommitTS == 0 {
			r.CommitTS = ts
		}
		if ts != r.CommitTS {
			j.fail("commit-timestamp", "%v: %s was committed at %d", r, key, ts)
		}
	}
	if r.CommitTS != 0 && r.CommitTS <= r.StartTS {
		j.fail("commit-timestamp", "%v is committed before it starts", r)
	}
}

func (j *judge) checkConflicts(key string, versions []version) {
	for i, v := range versions {
		writer := j.byStart[v.StartTS]
		if writer == nil || i == 0 {
			continue
		}
		before := versions[i-1]
		if before.CommitTS == v.CommitTS {
			j.fail("lost-update", "%s has two versions committed at %d", key, v.CommitTS)
		}
		if !writer.Pessimistic && before.CommitTS > v.StartTS {
			j.fail("lost-update", "%s was committed at %d by %v between start and commit of %v", key, before.CommitTS,
				j.byStart[before.StartTS], writer)
		}
	}
	for _, v := range versions {
		if writer := j.byStart[v.StartTS]; writer != nil {
			for _, lock := range writer.Locked {
				j.checkLock(key, versions, v, writer, lock)
			}
		}
	}
}

func (j *judge) checkLock(key string, versions []version, v version, writer *record, lock locked) {
	if lock.Key != key {
		return
	}
	if below := at(versions, v.CommitTS-1); below.Value != lock.Found || below.CommitTS > lock.ForUpdateTS {
		j.fail("lost-update", "under the lock of %v, %s became %+v", writer, key, below)
	}
}

// at is the newest version at or below ts; the zero version when there is none.
func at(versions []version, ts uint64) version {
	n := sort.Search(len(versions), func(i int) bool { return versions[i].CommitTS > ts })
	if n == 0 {
		return version{}
	}
	return versions[n-1]
}

func (j *judge) checkReads(r *record) {
	for _, one := range r.Reads {
		if want := at(j.store[one.Key], r.StartTS); want.Value != one.Found {
			j.fail("wrong-read", "%v read %v of %s at %d, where stores have %+v, written by %v", r, one.Found, one.Key,
				r.StartTS, want, j.byStart[want.StartTS])
		}
	}
}

// checkOrder walks through time: what was acknowledged before a transaction begins, it must see.
func (j *judge) checkOrder() {
	type event struct {
		time  int64
		begin bool
		r     *record
	}
	events := make([]event, 0, 2*len(j.records))
	for _, r := range j.records {
		events = append(events, event{r.Begin, true, r})
		if r.Outcome == committed {
			events = append(events, event{r.End, false, r})
		}
	}
	sort.Slice(events, func(i, k int) bool { return events[i].time < events[k].time })
	newest := &record{}
	newestOf := map[string]uint64{}
	for _, e := range events {
		switch {
		case !e.begin:
			if e.r.CommitTS > newest.CommitTS {
				newest = e.r
			}
			for key := range e.r.Writes {
				newestOf[key] = max(newestOf[key], e.r.CommitTS)
			}
		case e.r.StartTS == latest:
			for _, one := range e.r.Reads {
				j.checkLatest(e.r, one, newestOf[one.Key])
			}
		case !e.r.Stale && e.r.StartTS < newest.CommitTS:
			j.fail("order-in-time", "%v begins after the commit of %v", e.r, newest)
		}
	}
}

// checkLatest: it may find any version that was not yet replaced, for certain, when it was asked for.
func (j *judge) checkLatest(r *record, one read, acknowledged uint64) {
	versions := j.store[one.Key]
	if one.Found == at(versions, acknowledged).Value {
		return
	}
	for _, v := range versions {
		if v.CommitTS > acknowledged && v.Value == one.Found {
			return
		}
	}
	j.fail("wrong-read", "%v of the newest %s found %v, but %d was acknowledged before", r, one.Key, one.Found, acknowledged)
}
