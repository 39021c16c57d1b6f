package main

import (
	"fmt"
	"sync"
	"time"
)

// cell is what a key holds: its value, or that it is absent. Values of one key are never written twice.
type cell struct {
	Present bool   `json:"present"`
	Value   string `json:"value,omitempty"`
}

func (c cell) String() string {
	if !c.Present {
		return "nothing"
	}
	return fmt.Sprintf("%q", c.Value)
}

type outcome string

const (
	committed outcome = "committed"
	aborted   outcome = "aborted"
	// Nobody told us: all of it happened or nothing.
	unknown outcome = "unknown"
)

// read is what a transaction found at its start timestamp, or what a snapshot found at another.
type read struct {
	Key   string `json:"key"`
	Found cell   `json:"found"`
}

// locked is what a pessimistic lock returned: the newest value, which nobody may replace until the commit.
type locked struct {
	Key         string `json:"key"`
	Found       cell   `json:"found"`
	ForUpdateTS uint64 `json:"forUpdateTs"`
}

// record is one transaction, or one snapshot that only reads.
type record struct {
	How     string  `json:"how"`
	Client  int     `json:"client"`
	Outcome outcome `json:"outcome"`
	// Nanoseconds since the beginning of the history: before the start timestamp was asked for, after the answer to the commit.
	Begin int64 `json:"begin"`
	End   int64 `json:"end"`
	// Of a snapshot: what it reads at; latest for "what is newest".
	StartTS uint64 `json:"startTs"`
	// Zero while it is not known.
	CommitTS uint64 `json:"commitTs,omitempty"`
	// The start timestamp is not from now: it says nothing about what was committed before.
	Stale       bool            `json:"stale,omitempty"`
	Pessimistic bool            `json:"pessimistic,omitempty"`
	Reads       []read          `json:"reads,omitempty"`
	Locked      []locked        `json:"locked,omitempty"`
	Writes      map[string]cell `json:"writes,omitempty"`
}

func (r *record) String() string {
	text := fmt.Sprintf("%s of client %d, %s, start %d commit %d, %.3f..%.3f ms", r.How, r.Client, r.Outcome, r.StartTS,
		r.CommitTS, float64(r.Begin)/1e6, float64(r.End)/1e6)
	for _, one := range r.Reads {
		text += fmt.Sprintf(", read %s: %v", one.Key, one.Found)
	}
	for _, one := range r.Locked {
		text += fmt.Sprintf(", locked %s at %d: %v", one.Key, one.ForUpdateTS, one.Found)
	}
	for key, value := range r.Writes {
		text += fmt.Sprintf(", wrote %s: %v", key, value)
	}
	return text
}

// history gathers records of all clients.
type history struct {
	mutex       sync.Mutex
	begin       time.Time
	records     []*record
	lastSuccess time.Time
	gap         time.Duration
	// When the longest gap ended.
	gapEnd time.Duration
}

func newHistory() *history {
	now := time.Now()
	return &history{begin: now, lastSuccess: now}
}

func (h *history) now() int64 { return time.Since(h.begin).Nanoseconds() }

func (h *history) add(r *record) {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	r.End = h.now()
	h.records = append(h.records, r)
	if r.Outcome == committed {
		now := time.Now()
		if gap := now.Sub(h.lastSuccess); gap > h.gap {
			h.gap, h.gapEnd = gap, now.Sub(h.begin)
		}
		h.lastSuccess = now
	}
}
