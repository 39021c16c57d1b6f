// Verifies with client-go what the demo loaded through our client.
//
//	verify PD_ADDRESS FILE
//
// FILE holds one JSON object {"key","value"} a line. Every record must be there with its value, and a scan over the
// whole prefix must give exactly these keys in byte order.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"sort"
	"time"

	"github.com/tikv/client-go/v2/rawkv"
)

type record struct {
	Key   string `json:"key"`
	Value string `json:"value"`
}

const batchSize = 256

func main() {
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "client-go:", err)
		os.Exit(1)
	}
}

func run(pd, path string) error {
	records, err := readRecords(path)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Minute)
	defer cancel()
	client, err := rawkv.NewClientWithOpts(ctx, []string{pd})
	if err != nil {
		return err
	}
	defer client.Close()
	started := time.Now()
	if err := getAll(ctx, client, records); err != nil {
		return err
	}
	if err := scanAll(ctx, client, records); err != nil {
		return err
	}
	fmt.Printf("client-go: %d records verified by get and by scan in %.2f s\n", len(records), time.Since(started).Seconds())
	return nil
}

func readRecords(path string) ([]record, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var records []record
	decoder := json.NewDecoder(bufio.NewReader(file))
	for decoder.More() {
		var one record
		if err := decoder.Decode(&one); err != nil {
			return nil, err
		}
		records = append(records, one)
	}
	return records, nil
}

func getAll(ctx context.Context, client *rawkv.Client, records []record) error {
	for start := 0; start < len(records); start += batchSize {
		slice := records[start:min(start+batchSize, len(records))]
		keys := make([][]byte, len(slice))
		for i, one := range slice {
			keys[i] = []byte(one.Key)
		}
		values, err := client.BatchGet(ctx, keys)
		if err != nil {
			return err
		}
		for i, one := range slice {
			if string(values[i]) != one.Value {
				return fmt.Errorf("record %s differs or is missing", one.Key)
			}
		}
	}
	return nil
}

func scanAll(ctx context.Context, client *rawkv.Client, records []record) error {
	if len(records) == 0 {
		return nil
	}
	keys := make([]string, len(records))
	for i, one := range records {
		keys[i] = one.Key
	}
	sort.Strings(keys)
	next, end := []byte(keys[0]), append([]byte(keys[len(keys)-1]), 0)
	index := 0
	for {
		found, _, err := client.Scan(ctx, next, end, 1024)
		if err != nil {
			return err
		}
		for _, key := range found {
			if index >= len(keys) || string(key) != keys[index] {
				return fmt.Errorf("scan: position %d holds %q", index, key)
			}
			index++
		}
		if len(found) < 1024 {
			break
		}
		next = append(append([]byte{}, found[len(found)-1]...), 0)
	}
	if index != len(keys) {
		return fmt.Errorf("scan: %d keys, expected %d", index, len(keys))
	}
	return nil
}
