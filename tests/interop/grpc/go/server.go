package main

import (
	"context"
	"fmt"
	"io"
	"net"
	"strconv"
	"strings"
	"sync/atomic"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/types/known/wrapperspb"
)

// The methods of ../service.ts on a grpc-go server, for our client: `interop-grpc serve` prints its port.

var cancelledCalls atomic.Int64

func receiveOne(stream grpc.ServerStream) ([]byte, error) {
	message := &wrapperspb.BytesValue{}
	err := stream.RecvMsg(message)
	return message.Value, err
}

func send(stream grpc.ServerStream, body []byte) error {
	return stream.SendMsg(wrapperspb.Bytes(body))
}

func handle(_ any, stream grpc.ServerStream) error {
	method, _ := grpc.MethodFromServerStream(stream)
	switch method {
	case service + "Chat":
		return serveChat(stream)
	case service + "Upload":
		return serveUpload(stream)
	}
	body, err := receiveOne(stream)
	if err != nil {
		return err
	}
	switch method {
	case service + "Echo":
		given, _ := metadata.FromIncomingContext(stream.Context())
		if values := given.Get("x-echo"); len(values) > 0 {
			if err := stream.SetHeader(metadata.Pairs("x-echo", values[0])); err != nil {
				return err
			}
		}
		if values := given.Get("x-echo-bin"); len(values) > 0 {
			stream.SetTrailer(metadata.Pairs("x-echo-bin", values[0]))
		}
		return send(stream, body)
	case service + "Fail":
		code, text, _ := strings.Cut(string(body), " ")
		number, _ := strconv.Atoi(code)
		return status.Error(codes.Code(number), text)
	case service + "Hang":
		<-stream.Context().Done()
		cancelledCalls.Add(1)
		return stream.Context().Err()
	case service + "Cancelled":
		return send(stream, []byte(strconv.FormatInt(cancelledCalls.Load(), 10)))
	case service + "Download":
		return serveDownload(stream, string(body))
	}
	return status.Error(codes.Unimplemented, "unknown method "+method)
}

func serveChat(stream grpc.ServerStream) error {
	for {
		body, err := receiveOne(stream)
		if err == io.EOF {
			return nil
		}
		if err != nil {
			if stream.Context().Err() == context.Canceled {
				cancelledCalls.Add(1)
			}
			return err
		}
		if err := send(stream, body); err != nil {
			return err
		}
	}
}

func serveUpload(stream grpc.ServerStream) error {
	total := 0
	for {
		body, err := receiveOne(stream)
		if err == io.EOF {
			return send(stream, []byte(strconv.Itoa(total)))
		}
		if err != nil {
			return err
		}
		total += len(body)
	}
}

func serveDownload(stream grpc.ServerStream, request string) error {
	var count, size int
	if _, err := fmt.Sscanf(request, "%d %d", &count, &size); err != nil {
		return err
	}
	for i := 0; i < count; i++ {
		if err := send(stream, make([]byte, size)); err != nil {
			return err
		}
	}
	return nil
}

// serve runs until its standard input ends, then stops gracefully.
func serve(input io.Reader) error {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	server := grpc.NewServer(grpc.UnknownServiceHandler(handle), grpc.MaxRecvMsgSize(1<<30))
	go func() {
		_, _ = io.Copy(io.Discard, input)
		server.GracefulStop()
	}()
	fmt.Println(listener.Addr().(*net.TCPAddr).Port)
	return server.Serve(listener)
}
